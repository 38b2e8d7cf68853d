story: Help on the spot is asked for in Hindi, and closed with the report of the visit
language: hi
at 16.11.2026 11:00
buyer: हमारे कार्यालय में आकर जेम पर क्रय करना सिखा दें, ग्राम्य विकास विभाग बस्ती
 asks confirm
buyer: हाँ
 > दर्ज हुआ
ticket: duty 3, district Basti, post FIELD-EAST
officer FIELD-EAST: निस्तारित {1.short}: कार्यालय में दो दिन का प्रशिक्षण दिया गया
 asks visit_report
 > भ्रमण आख्या
officer FIELD-EAST: 17.11.2026 को भ्रमण; 6 कर्मचारियों ने पहली बिड बनाई
 asks confirm
officer FIELD-EAST: बंद करें
ticket: status resolved, visit_report "17.11.2026 को भ्रमण; 6 कर्मचारियों ने पहली बिड बनाई"
buyer > दो दिन का प्रशिक्षण
