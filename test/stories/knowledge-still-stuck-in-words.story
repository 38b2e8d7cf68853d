story: "Abhi bhi nahi ho raha" after an answer opens the ticket, "ho gaya" ends the matter
language: hi-Latn
at 20.11.2026 11:00
buyer: aadhaar otp nahi aa raha hai
 > OTP
buyer: ha abhi bhi nhi ho raha
 asks district
buyer: gonda
 asks confirm
buyer: haan
 > Darj hua: ticket {1}
buyer: aadhaar otp nahi aa raha hai
buyer: ho gaya dhanyavad
 ! Jila
