story: Rishwat ki baat, khule ticket me likhi, sirf nodal adhikari tak jaati hai
language: hi-Latn
at 20.11.2026 11:00
vendor: PWD Basti ne GEMC-511687700000001 ke 2 lakh nahi diye, CRAC 5 July 2026 ko bana
vendor: haan
ticket 1: duty 6, department PWD
vendor: {1} me yeh jodiye: engineer rishwat maang raha hai
 > {1} mein nahi joda gaya
officer PWD ! rishwat
officer PWD: show {1.short}
 ! rishwat
vendor: cancel
tickets: 1
