story: पुनः खोलने का कारण रिश्वत हो तो कारण केवल नोडल अधिकारी पढ़ते हैं
language: hi
at 16.11.2026 11:00
vendor: लोक निर्माण बस्ती ने GEMC-511687700000001 के 2 लाख नहीं दिए, सीआरएसी 5 जुलाई 2026 को बना
vendor: हाँ
officer PWD: resolve {1.short}: The department has released the payment.
officer PWD: 16.11.2026
officer PWD: yes
vendor: मेरी शिकायत फिर से खोलें, अभियंता भुगतान के लिए रिश्वत मांग रहा है
 > गोपनीय
ticket 1: status open, reopened 1
officer PWD ! रिश्वत
officer PWD: show {1.short}
 ! रिश्वत
