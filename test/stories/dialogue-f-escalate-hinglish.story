story: Officer sun nahi raha: which of two tickets, and then up with the full record
language: hi-Latn
at 02.11.2026 11:00
vendor: pwd basti ne 2 lakh ka maal liya, CRAC 5 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
vendor: sinchai nahar vibhag gonda ne 3 lakh ka maal liya, CRAC 6 july ko bana, GEMC-511687700000001 ka paisa nahi diya
vendor: haan
tickets: 2
at 10.11.2026 12:00
vendor: officer sun nahi raha upar bhejo
 asks ticket
 > Kaun sa ticket?
vendor: {2}
 > {2} poore record ke saath Nodal Adhikari (Vishesh Sachiv, MSME) ko bheja gaya hai
ticket 2: level 2, post NODAL
ticket 1: level 1, post INCHARGE
nodal: show escalations
 > {2}
