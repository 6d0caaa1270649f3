"""The outputs, one module each: a report in, a text out."""
