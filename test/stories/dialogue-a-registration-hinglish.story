story: Registration status in Hinglish, by mobile number: proof first, then what to do next
language: hi-Latn
at 20.11.2026 11:00
vendor: reg ka kya hua 2 hafte ho gye
 asks identifier
 > Aadhaar mat bhejiye
vendor: mobile se dekh lo 9000000002
 asks code
 ! Registered
vendor: code {code}
 ! mita diya
 > Sthiti: Registered
 > Profile poori kar utpad jodiye
