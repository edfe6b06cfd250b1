"""Files in and out: workbooks and csv read into sheets; pdf, xlsx, csv and packages written."""
