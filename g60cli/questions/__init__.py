"""What can be asked: each question reads the compiled knowledge and returns an Answer.

The only SELECTs live here. Nothing in here prints or knows a format.
"""
