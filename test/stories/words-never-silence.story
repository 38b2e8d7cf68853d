story: a voice note, a sticker, a location, an edited message, an empty message gets silence
language: hi
at 20.11.2026 11:00
buyer: पीडब्ल्यूडी बस्ती ने भुगतान नहीं किया
 asks contract
buyer (voice):
 > ध्वनि संदेश नहीं सुन सकते
 > अनुबंध संख्या
buyer (sticker):
 > स्टिकर नहीं पढ़ सकते
buyer (location):
 > आपका स्थान प्राप्त हुआ
buyer (empty):
 > आपका संदेश खाली था
 asks contract
buyer: पता नहीं
 asks amount
buyer: 2 लाख
 asks crac
buyer (edit): 3 लाख
 > आपका सुधार दर्ज कर लिया गया है
 asks crac
buyer: हाँ
 > धनराशि: ₹3,00,000
buyer: हाँ
ticket: amount 300000
buyer (voice):
 > ध्वनि संदेश नहीं सुन सकते
