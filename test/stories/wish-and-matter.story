story: A wish to complain and the complaint in one sentence are not two things
language: hi
at 20.11.2026 11:00
vendor: मुझे शिकायत दर्ज करनी है कि लोक निर्माण बस्ती ने भुगतान नहीं किया
 > लम्बित भुगतान
 asks contract
vendor: अरे रहने दो
 > कुछ भी दर्ज नहीं किया गया
vendor: हाँ
 ! जेम सेल का विषय नहीं
tickets: 0
