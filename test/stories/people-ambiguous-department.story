story: the department is ambiguous ("shiksha")
language: hi-Latn
at 20.11.2026 11:00
vendor: shiksha vibhag gonda ne maal liya paisa nahi diya
 asks department
 > Kaun sa shiksha vibhag
vendor: 7
 > 1 se 6
 asks department
vendor: madhyamik
 asks contract
vendor: pata nahi
vendor: 50 hazar
vendor: nahi pata
 asks confirm
 > Vibhag: Secondary Education
vendor: galat hai
 asks correction
vendor: basic shiksha
 > Sudhar kiya gaya: Vibhag: Basic Education
 asks confirm
vendor: haan
 > Darj hua
ticket: department BASIC, district Gonda, amount 50000, officer "GeM Cell Officer, Education"
