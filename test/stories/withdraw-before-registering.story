story: Taken back before it is registered, in whatever words
language: hi-Latn
at 20.11.2026 11:00
buyer: EMD wapas nahi mila, bid GEM/2026/B/7654321, 25000 rupaye, bijli vibhag gonda
 asks confirm
buyer: ticket cancel kar do
 > Kuchh bhi darj nahi kiya gaya
buyer: rehne do
 > Theek hai
tickets: 0
