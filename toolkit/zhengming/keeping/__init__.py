"""What people do with a glossary: propose, prove, look up, join, and follow what became of an entry."""
