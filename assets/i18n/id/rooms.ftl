# Pages that have nothing to show yet.

exceptions-empty-title = Tidak ada pengecualian
exceptions-empty-body = Pembayaran yang memerlukan seseorang akan tampil di sini: nominal yang berbeda dari yang diminta, pembayaran kedua, uang yang masuk setelah kedaluwarsa, atau jawaban gateway yang bertentangan. Untuk sementara, pesanan seperti itu ditandai di Pesanan.
webhooks-empty-title = Tidak ada log webhook
webhooks-empty-body = Log server Anda sendiri akan dibaca di sini, untuk memeriksa tanda tangan setiap notifikasi dan memberi tahu pembayaran mana yang terlewat. Cobro tidak memerlukannya untuk melihat pembayaran: Cobro bertanya langsung ke gateway.
rooms-open-orders = Buka Pesanan
