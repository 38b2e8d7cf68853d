story: A stranger who tries a number in many ways sends its owner one code, not one for each try
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
supplier: status of {1}
 offers I opened it elsewhere
supplier: 1
vendor > code
supplier: reopen {1}
vendor hears nothing
supplier: withdraw my ticket {1}
vendor hears nothing
supplier: escalate {1}
vendor hears nothing
ticket: status open, history "opened"
