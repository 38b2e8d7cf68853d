story: A vacant post and an empty in-charge's post: the ticket climbs to somebody who is there
language: en
at 20.11.2026 11:00
vacant PWD since 20.11.2026
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
 > In-charge, GeM Cell will answer
ticket: post INCHARGE, level 1
vendor: why has my ticket gone there?
 > vacant
vacant INCHARGE since 20.11.2026
vendor: PWD Basti has not paid 3 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
 > Nodal Officer
ticket 2: post NODAL, level 2
