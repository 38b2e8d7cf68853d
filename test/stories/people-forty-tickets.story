story: the officer was transferred with forty open tickets
language: en
at 16.11.2026 11:00
forty open tickets of PWD
tickets: 40
posting IRRI for PWD from 17.11.2026
at 17.11.2026 11:00
# Tomorrow's ticket goes to the new officer; the open ones stay until somebody says so.
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
ticket: post IRRI
ticket 1: post PWD
ticket 40: post PWD
charge of PWD to IRRI note Charge handed over; each file was looked through on 16.11.2026
ticket 1: post IRRI, history "opened assigned", due 23.11.2026
ticket 40: post IRRI
officer IRRI > Charge handed over; each file was looked through
officer IRRI: my queue
 > 41
officer PWD: my queue
 > Nothing is pending with you
