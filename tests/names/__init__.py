"""Names: tables of cases, and sets of releases of our own making with what they measure."""
