story: Pehla mamla chhodne par bhi gopniya baat nahi chhootti
language: hi-Latn
at 20.11.2026 11:00
vendor: PWD Basti ne 2 lakh ka payment nahi diya
 asks contract
vendor: engineer rishwat maang raha hai
 > alag aur gopniya prakaran
vendor: cancel
 > Kuchh bhi darj nahi kiya gaya
 > Aapne yeh bhi likha tha
 offers Haan | Nahi
press "Haan"
 > Rishwat
 ! kis vibhag
vendor: haan
vendor: haan
tickets: 1
ticket: duty 12, department PWD, post NODAL, confidential yes
