story: one matter is sent to five addresses
language: en
at 20.11.2026 11:00
firm "Pending bill of the laboratory": To the Chief Secretary. Our laboratory equipment was accepted by the Public Works Department in Basti in March, yet the bill of 2 lakh for GEMC-511687700000001 is not paid. We request your kind intervention.
 > Registered: ticket {1}
firm "Pending bill of the laboratory": To the Principal Secretary, Public Works. Our laboratory equipment was accepted by the Public Works Department in Basti in March, yet the bill of 2 lakh for GEMC-511687700000001 is not paid. We request your kind intervention.
 > registered already: ticket {1}
+2d
firm "Our bill": To the State Nodal Officer. Our laboratory equipment was accepted by the Public Works Department in Basti in March, yet the bill of 2 lakh for GEMC-511687700000001 is not paid. We request your kind intervention.
 > registered already: ticket {1}
firm "Laboratory": GEMC-511687700000001 ke 2 lakh PWD Basti ne abhi tak nahi diye
 > {1}
tickets: 1
clerk "Pending bill": To the Minister. Our laboratory equipment was accepted by the Public Works Department in Basti in March, yet the bill of 2 lakh for GEMC-511687700000001 is not paid. We request your kind intervention.
 > Registered: ticket {2}
 ! {1}
officer PWD > {2} और {1} एक ही प्रकरण के प्रतीत होते हैं
officer PWD > एक ही आदेश या बिड संख्या
tickets: 2
ticket 2: history "opened seems_same"
officer PWD press "सम्मिलित करें"
 > {2} को {1}
clerk > {1}
ticket 2: status merged
ticket 1: history "added merged_from"
clerk (reply): One more thing: the equipment was delivered on 3 March 2026, the receipt is with us.
 > {1}
officer PWD > delivered on 3 March
tickets: 2
