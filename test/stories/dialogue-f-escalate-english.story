story: A citizen wants a ticket sent up before it is due, in English: reminded, and up only with a reason
language: en
at 18.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
vendor: please escalate my complaint to the higher officer
 asks reason
 > {1} is due on 26.11.2026. We have reminded the officer
 offers Wait
officer PWD > {1}
press "Wait"
 > The officer has been reminded
ticket: level 0
vendor: escalate {1}
 asks reason
vendor: The officer told us on the phone that he will not act
 > {1} has been sent to In-charge, GeM Cell
ticket: level 1, post INCHARGE
in-charge > The officer told us on the phone that he will not act
