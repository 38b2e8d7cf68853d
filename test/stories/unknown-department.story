story: An unknown department gets the nearest names, and the cell's contact on the way
language: hi-Latn
at 20.11.2026 11:00
vendor: bhugtan nahi mila 3 mahine se
 asks department
vendor: xyzpur bharat nigam limited
 > naam ka vibhag nahi mila
 asks department
vendor: gem cell ka phone number kya hai?
 > Qaiserbagh
 > pushti kar lijiye
 asks department
vendor: pata nahi
 asks district
vendor: kanpur nagar
 asks contract
vendor: nahi pata
vendor: 1 lakh
vendor: haan ban gaya
 asks confirm
vendor: haan
 > Darj hua
ticket: department none, district "Kanpur Nagar", duty 6
