story: Aadhaar, OTP and account numbers are blanked before they are kept, and the sender is told
language: hi-Latn
at 20.11.2026 11:00
vendor: mera aadhaar 2345 6789 0124 hai aur otp 482913, portal par login nahi ho raha Basti
 > Aadhaar, OTP, password ya khata number mita diya
 ! 482913
press "Hal nahi, ticket banaiye"
 asks confirm
 > Jila: Basti
vendor: mera khata number 123456789012 hai
 > mita diya
 asks confirm
vendor: haan
ticket: district Basti, said "mera aadhaar ████ hai aur otp ████, portal par login nahi ho raha Basti / mera khata number ████9012 hai / haan"
officer FIELD-EAST > mera aadhaar ████ hai aur otp ████
