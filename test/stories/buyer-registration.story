story: A buyer's ID is not active: department and district are asked, not a GSTIN
language: hi-Latn
at 20.11.2026 11:00
buyer: buyer id pending dikha raha, primary user active nahi hua
 asks department
 > Kreta panjikaran
buyer: gramya vikas
 asks district
buyer: Basti
 asks confirm
 ! GSTIN
buyer: haan
 > Darj hua
ticket: duty 1, category buyer_registration, department RURALDEV, district Basti
