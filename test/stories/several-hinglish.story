story: Do baatein ek message me, ek ke baad ek
language: hi-Latn
at 20.11.2026 11:00
vendor: payment nahi aaya aur login bhi nahi ho raha
 > Aapne 2 baatein likhi hain
 > Pehle: Payment nahi aaya
 asks department
vendor: rehne do
 > Kuchh bhi darj nahi kiya gaya
 > Aapne yeh bhi likha tha
 offers Haan | Nahi
vendor: haan
 > Forgot password
tickets: 0
