story: Whoever is in copy after a merge is told the outcome
language: en
at 16.11.2026 11:00
vendor: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
vendor: yes
supplier: PWD Basti has not paid 2 lakh for GEMC-511687700000001, CRAC was made on 5 July 2026
supplier: yes
tickets: 2
officer PWD: merge 2 into 1
supplier > concerns the same matter as {1}
officer PWD: resolve 1: The department has released the payment.
officer PWD: 16.11.2026
officer PWD: yes
vendor > is resolved
supplier > {1}, of which you are in copy, is resolved
