story: Payment ke saath likhi rishwat pehle aur alag li jaati hai
language: hi-Latn
at 20.11.2026 11:00
vendor: PWD Basti ne GEMC-511687700000001 ka 2 lakh payment nahi kiya aur engineer rishwat maang raha hai
 > Aapne 2 baatein likhi hain
 > Pehle: Rishwat
vendor: haan
 > Aapne yeh bhi likha tha: Payment nahi aaya
ticket 1: duty 12, department PWD, post NODAL, confidential yes
officer PWD hears nothing
vendor: 5 July 2026
vendor: haan
tickets: 2
ticket 2: duty 6, department PWD, amount 200000, confidential no
officer PWD ! rishwat
