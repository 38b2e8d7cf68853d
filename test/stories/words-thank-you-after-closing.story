story: "thank you" after closing reopens
language: en
at 20.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
officer PWD: निस्तारित {1.short}: विभाग द्वारा भुगतान कर दिया गया है
officer PWD: 19.11.2026, UTR अंत 4471
press "बंद करें"
ticket: status resolved
vendor > Ticket {1} is resolved
vendor: thank you
 > Please write whenever you need us
ticket: status resolved, reopened 0
vendor (reply): Thank you very much sir
 ! open again
 > Please write whenever you need us
ticket: status resolved, reopened 0
+9d
ticket: status closed
vendor: thanks
ticket: status closed, reopened 0
tickets: 1
