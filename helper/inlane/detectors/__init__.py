"""One module per family of kinds; the folder is the registry."""
