"""The calendar: visits, activities and rides by week or month, and a file for other calendars."""
