story: An irregular condition in a bid, in Hindi, with the name kept confidential
language: hi
at 18.11.2026 11:00
vendor: बिड में एक ही कंपनी की विशिष्टि डाली है
 > बिड में आपत्तिजनक शर्त
 asks bid
vendor: GEM/2026/B/7654321
 asks department
vendor: नगर विकास
 asks condition
vendor: पृष्ठ 3 पर ब्रांड का नाम लिखा है
 asks confidential
 > नाम गोपनीय रखा जाए
press "हाँ"
 asks confirm
 > नाम गोपनीय रखना है: हाँ
press "दर्ज करें"
officer URBAN > {1}
officer URBAN ! Vendor, Kanpur
 > दर्ज हुआ: टिकट {1}
 > प्रकाशन के 4 दिन पूरे नहीं हुए हैं
ticket: duty 8, category bid_deviation, department URBDEV, confidential no
