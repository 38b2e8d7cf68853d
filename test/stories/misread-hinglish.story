story: "Galat samjhe" leads to what was meant, and the details stay
language: hi-Latn
at 20.11.2026 11:00
vendor: PWD Basti ne GEMC-511687700000001 ka payment nahi kiya
 asks amount
vendor: aap galat samjhe, payment me se paisa kaat liya hai bina karan
 > humne galat samjha
 intent pay_deduction
 ! kis vibhag
vendor: rehne do
 > Kuchh bhi darj nahi kiya gaya
tickets: 0
