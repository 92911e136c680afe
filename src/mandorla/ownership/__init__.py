"""Who may see each field (data_policy.yaml); the privacy page; export, import, erasing."""
