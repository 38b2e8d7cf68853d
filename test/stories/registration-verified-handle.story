story: A firm that writes from the address on its record is told its status at once
language: en
at 20.11.2026 11:00
metalworks "Registration": Please tell us whether our firm is registered. GSTIN 09AAAPA0001A1Z4
 > Record found, ending …A1Z4
 > Status: Registered
 > Complete profile and list products
tickets: 0
metalworks (unverified) "Once more": Please tell us whether our firm is registered. PAN AAAPA0001A
 > Record found
firm "Another firm's status": is the firm with GSTIN 09AAAPA0001A1Z4 registered?
 ! Status: Registered
 asks code
