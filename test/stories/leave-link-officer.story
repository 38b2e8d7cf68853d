story: An officer goes on leave: the link officer gets the new ticket and may act on it
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
officer PWD: on leave from 23.11.2026 to 25.11.2026
 > Leave from 23.11.2026 to 25.11.2026 is noted
at 23.11.2026 10:00
vendor: PWD Basti has not paid 3 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
ticket 2: post IRRI
ticket 1: post PWD
officer IRRI: take {1.short}
 > is taken up
ticket 1: status in_work
at 26.11.2026 10:00
officer IRRI: reply {1.short}: We are looking into it.
 > not allotted to you
