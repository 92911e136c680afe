"""Today, help, what every page stands in."""

WITHOUT_A_PAGE = "home:manifest home:service_worker home:robots home:security"
