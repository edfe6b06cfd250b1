"""The calendar: what is planned, by week or month, and a file for other calendars."""
