"""Says of every field who sees it (data_policy.yaml); the privacy page; taking along, coming back, erasing."""
