story: A bribe told to an open ticket goes to the nodal officer alone
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
ticket 1: duty 6, department PWD
vendor: add this to my ticket {1}: the engineer is asking for a bribe
 > This was not added to {1}
 > confidential
officer PWD ! bribe
vendor: the engineer wants ten percent before he signs
vendor: yes
vendor: yes
tickets: 2
ticket 2: duty 12, department PWD, post NODAL, confidential yes
officer PWD: show {1.short}
 > {1}
 ! bribe
