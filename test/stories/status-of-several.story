story: The status of several tickets, and a number mistyped by one letter
language: en
at 16.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
vendor: The health department of Gonda has not paid 3 lakh for GEMC-511687700000001, CRAC was made on 6 July 2026
vendor: yes
vendor: what is the status of my complaint
 > {1} (Pending payment): received. With GeM Cell Officer, Public Works
 > {2} (Pending payment): received. With GeM Cell Officer, Health
vendor: {1}
 > {1} (Pending payment)
 ! {2}
vendor: status of {1.wrong}
 > last letter does not fit
