"""Personal names: reading, romanising, finding, comparing; who is who in a release."""
