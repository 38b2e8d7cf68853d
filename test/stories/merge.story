story: One matter told twice is joined into one ticket
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
 > registered already: ticket {1}
vendor: it is another matter
 asks confirm
vendor: yes
tickets: 2
officer PWD: merge 2 into 1
 > {2} is joined into {1}
vendor > Ticket {2} concerns the same matter as {1}
ticket 2: status merged
officer PWD: take 2
 > joined with another ticket
officer PWD: link 1 with 2
 > are linked
