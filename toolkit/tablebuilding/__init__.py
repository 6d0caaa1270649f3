"""The makers of the data files in zhengming/names/tables; toolkit/build_tables.py runs them."""
