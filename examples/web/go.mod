module example.invalid/web

go 1.26

require golang.org/x/text v0.36.0
