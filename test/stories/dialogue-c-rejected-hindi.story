story: Technical rejection in Hindi: the reason in the portal's words, the price bid not yet open
language: hi
at 18.11.2026 11:00
vendor: सारे कागज लगाए थे फिर भी तकनीकी में बाहर कर दिया
 > तकनीकी रूप से अनर्ह घोषित
 asks bid
vendor: GEM/2026/B/7654321
 asks department
vendor: सिंचाई विभाग
 asks reason
 > ठीक वैसा ही लिखें जैसा पोर्टल पर दिखता है
vendor: turnover proof missing
 language hi
 asks price_bid
vendor: पेज 14, नहीं खुली
 > तात्कालिक
 asks confirm
 > दर्शाया गया कारण: turnover proof missing
 > वित्तीय बिड खुली: नहीं
vendor: हाँ
 > दर्ज हुआ: टिकट {1}
 > परिणाम पहले से नहीं बताया जा सकता
 > आज ही पोर्टल पर भी प्रत्यावेदन दें
ticket: duty 9, category tech_reject, bid GEM/2026/B/7654321, department IRRI, price_bid no
