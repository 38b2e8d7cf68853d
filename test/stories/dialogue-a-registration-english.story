story: Registration status in English: no record with that number becomes a ticket of duty 1
language: en
at 20.11.2026 11:00
vendor: is my firm registered?
 asks identifier
 > GSTIN, PAN or Udyam number. (Do not send Aadhaar.)
vendor: 09ZZZFZ0000Z1ZX
 > mistyped
 asks identifier
vendor: 09AAAPA0009A1ZW
 > No record with this number
press "Not solved: open ticket"
 asks firm
vendor: Demo Hardware House
 asks district
vendor: Kanpur Nagar
 > GSTIN/PAN/Udyam: 09AAAPA0009A1ZW
press "Register"
 > Registered: ticket {1} (Registration)
ticket: duty 1, identifier 09AAAPA0009A1ZW, firm "Demo Hardware House"
