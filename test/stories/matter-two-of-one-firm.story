story: Two persons of one firm about one order are shown to the officer, who finds two matters
language: hi-Latn
at 20.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
supplier: GEMC-511687700000001 ka 2 lakh ka bhugtan pwd basti ne nahi kiya, CRAC 5 july ko bana tha
supplier: haan
 > Darj hua: ticket {2}
 ! {1}
officer PWD > {2} और {1} एक ही प्रकरण के प्रतीत होते हैं
officer PWD press "अलग प्रकरण हैं"
 > अलग-अलग प्रकरण रहेंगे
supplier hears nothing
ticket 2: status open, history "seems_same told_apart"
officer PWD: merge 2 into 1
 > {1}
in-charge: separate {2}
 > {2} is a ticket of its own again
supplier > Ticket {2} par phir alag se karyavahi hogi
ticket 2: status open
officer PWD: merge 2 into 1
+26h
in-charge: separate {2}
 > more than a day ago
ticket 2: status merged
