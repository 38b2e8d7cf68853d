story: Whoever does not remember a number is believed: no question of the knowledge base, no department, no silence
language: hi-Latn
at 20.11.2026 11:00
vendor: mera registration ka kya hua
vendor: GSTIN yaad nhi h
 > Kya ticket darj kiya jaye
 ! active ho
vendor: haan
 asks identifier
vendor: gst number bhul gya
 asks firm
vendor: ram traders
vendor: kanpur
vendor: haan
ticket: category registration, firm ram traders
buyer: mera bhugtan nahi hua hai, 2 lakh ka
 asks department
buyer: haan
 ! nahi mila
 asks department
buyer: adhikari ka no do
 ! nahi mila
 asks department
buyer: irrigation department gonda
 asks contract
supplier: adhikari ka number chahiye
 > vibhag ka naam likhiye
supplier: haan
 ! nahi mila
supplier: adhikari ka no do
 ! nahi mila
supplier: pwd
 > Lok Nirman
