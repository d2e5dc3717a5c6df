"""What people do at the page, one file per kind of act."""
