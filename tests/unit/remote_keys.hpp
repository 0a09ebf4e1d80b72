// Keys and signatures that gpg 2.2 made once for these tests; the secret keys are gone.
#pragma once

#include <string_view>

namespace test_keys {

inline constexpr std::string_view bytes = "the bytes that were signed\n";

inline constexpr const char* rsa_fingerprint = "FC67B3FF34D2FA51F1D84A349CB1B382F8FAB292";
inline constexpr const char* subkey_fingerprint = "992F016E293AC59FA6AE5B5C92833D34E071132D";  // of the primary key
inline constexpr const char* signing_subkey_fingerprint = "C7DB5A20DE10CE3523C79455BF750EE61CF11078";
inline constexpr const char* stranger_fingerprint = "A4A520AF4FFC8107A9B93D632D472C0CC30D31E9";

/// RSA, 2048 bits
inline constexpr std::string_view rsa_key = R"(-----BEGIN PGP PUBLIC KEY BLOCK-----

mQENBGWSAIABCADTXrItAjmY/iGs8y2gMkbqtKF17QdbuW17CGDlR/9Jqh0w8SdZ
Lx0YJCT+1N4iHSIiDKRlVyhu4NswjCAUr1dOHHFo7C9JxjQcPD4c0XSJSUXMS+o/
A4j2AwSLyy7aCdMQu3SW6F4JJMN1l/D72KjpE+1fMIOsZdRl9YlCN+rLo3t3bU0A
VjAbPP09rLHp/YhHNOzBVlEM7C2koXXfYnxi9uw+eLfYHXCVABmr77EwBSAZBE0t
NAANdGRd+/DVVrsqGxSR/h0NnBWyv3Cbx3+pFn3/oEj+BxsFEur/4gmw8CgD0h24
FCAPOq/tWtYfCNzhwDjZd91MQ9T5pImC91evABEBAAG0C2ZpeHR1cmUgcnNhiQFO
BBMBCgA4FiEE/Gez/zTS+lHx2Eo0nLGzgvj6spIFAmWSAIACGwMFCwkIBwIGFQoJ
CAsCBBYCAwECHgECF4AACgkQnLGzgvj6spLL2Af/bIQ1EyBlxKC7HLi3ETJJjZBE
/uWz1iRIbnjQMlWN9Go3ZTYENHi6U0JEBeoKg3ky6O2pdkpcFllFzMxaFwutSm98
LOcYKuiKkUdLg/f8fnZo6cHJTE5NyJOsG6NgmR6AAq+wbyWPEar9azTX9BF01psO
fLBuMM8jtXag/qzvLkphCWul0VAFasR17YkvTm0rLuRdwwxB2lpIfj0MbjaZbuRb
BPbK4VFGocqKmT93oszhiNXoGTAR4cVfeDF+qfAld8w5eJ9avuMTrmij3ay0xgg9
Rd+NQuS0kiYNNjl9CTnLX2mvF7N9z7P93e9vXUkF/PGwm6PJf1Gv2nwK8wgAiA==
=YJ1+
-----END PGP PUBLIC KEY BLOCK-----
)";

/// over `bytes`
inline constexpr std::string_view rsa_signature = R"(-----BEGIN PGP SIGNATURE-----

iQEzBAABCgAdFiEE/Gez/zTS+lHx2Eo0nLGzgvj6spIFAmWSAIAACgkQnLGzgvj6
spIfyggAwhs1mTDenuwtusAzh33YwRdVDJufugKEVjK0+81cbe8zU0qMlrKdzm1O
gFf8Xt08cx4w11mPM0IYQzDmy/FSveHPq4OkYI7Pu3djBfLC+jj7ZPRv/mSb9xJ7
eXD9AY+G5Eb5hWQg8lepTLsj4QRaiTqI9/uVPiqK6a9M0dGH4XoHxmXpy3ueoPIr
90TXzrmRjqxr1LIePytRstXCpfhJqppps5sjvS1Y2jy1mRp/DRKDAlXy1O365DI+
ebYqTfijpmCGjW6ifIYTxB2/n/sNEC/mR7dKUbr6LM1fEhjXOWh8ewGf1hAR39m7
4+N6N6kE0rQu1PwGMsGukurnWnTqCA==
=pZ0q
-----END PGP SIGNATURE-----
)";

/// ed25519: a primary key that certifies only, and a subkey that signs
inline constexpr std::string_view subkey_key = R"(-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEZZIAgBYJKwYBBAHaRw8BAQdAoP0+fpT8dS2l4mZpsx/wnmizl8F5E27OUN3q
gpzlqpi0DmZpeHR1cmUgc3Via2V5iJAEExYIADgWIQSZLwFuKTrFn6auW1ySgz00
4HETLQUCZZIAgAIbAQULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRCSgz004HET
LRCsAP9EoLPKqXA0b8fAFppqcfLecVe69hLGh3JpOtMptEo8rgEAsCUgGTMZ4Gt9
2c4N/M7vfm5C2H3ZT5ualHpr888UewO4MwRlkgCAFgkrBgEEAdpHDwEBB0CgaEga
wMckk1uc1w0qe4lCVSyLeTP72jiwwMxGkmwNl4jvBBgWCAAgFiEEmS8Bbik6xZ+m
rltckoM9NOBxEy0FAmWSAIACGwIAgQkQkoM9NOBxEy12IAQZFggAHRYhBMfbWiDe
EM41I8eUVb91DuYc8RB4BQJlkgCAAAoJEL91DuYc8RB4wM0A/2WEW4OuhAz0H30C
nEmpRZ+WTJhe9osW/JQEU/xxf2bcAQDr1Z+s8h3yWuHH+S3On88XynBh+B1Dnjlj
PgEizCuKCbL1AP0RCfID9krfCIsQSpr577ucOv5/cV1rdjTq35AMzZI8HQD/Vs/m
i73tHpA7cjO8LFOCXzc6qzJVopL3dPbk9KaTlAo=
=/601
-----END PGP PUBLIC KEY BLOCK-----
)";

/// over `bytes`
inline constexpr std::string_view subkey_signature = R"(-----BEGIN PGP SIGNATURE-----

iHUEABYIAB0WIQTH21og3hDONSPHlFW/dQ7mHPEQeAUCZZIAgAAKCRC/dQ7mHPEQ
eH7vAQDnS8ETwU6ee8Ee5EPMqjGyPtEikeSrQBo9YT3jJn+3hQEA5MS0Hc0+gWqQ
vhHh1E+hOYeKKbrJsQMHR/ib8P/CegM=
=+UcY
-----END PGP SIGNATURE-----
)";

/// ed25519
inline constexpr std::string_view stranger_key = R"(-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEZZIAgBYJKwYBBAHaRw8BAQdA826EyASla0NEgfqOKKS4EUTziUvykCmmRFdl
p5U3lE+0EGZpeHR1cmUgc3RyYW5nZXKIkAQTFggAOBYhBKSlIK9P/IEHqbk9Yy1H
LAzDDTHpBQJlkgCAAhsDBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEC1HLAzD
DTHpkgIBAJSF7LiELySOzOV+b763DQgzzjONYMNnPwa7ziLppRITAQD4NZwiPY+4
cfbdglOMBhC9ST9AJwIlWAKuQcwUxB0qCw==
=Yp+p
-----END PGP PUBLIC KEY BLOCK-----
)";

/// over `bytes`
inline constexpr std::string_view stranger_signature = R"(-----BEGIN PGP SIGNATURE-----

iHUEABYIAB0WIQSkpSCvT/yBB6m5PWMtRywMww0x6QUCZZIAgAAKCRAtRywMww0x
6R4TAQDVGQy2EP2VNUtpJrd0vnWxLfs6zBDaOGode+A7tS996AD/YSi5OtIs0aXQ
dVapaLJdD2L7zFoF9Qr4Lrslg54Tbw0=
=AE7K
-----END PGP SIGNATURE-----
)";

/// the subkey's and the stranger's keys in one armored block
inline constexpr std::string_view two_keys = R"(-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEZZIAgBYJKwYBBAHaRw8BAQdAoP0+fpT8dS2l4mZpsx/wnmizl8F5E27OUN3q
gpzlqpi0DmZpeHR1cmUgc3Via2V5iJAEExYIADgWIQSZLwFuKTrFn6auW1ySgz00
4HETLQUCZZIAgAIbAQULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRCSgz004HET
LRCsAP9EoLPKqXA0b8fAFppqcfLecVe69hLGh3JpOtMptEo8rgEAsCUgGTMZ4Gt9
2c4N/M7vfm5C2H3ZT5ualHpr888UewO4MwRlkgCAFgkrBgEEAdpHDwEBB0CgaEga
wMckk1uc1w0qe4lCVSyLeTP72jiwwMxGkmwNl4jvBBgWCAAgFiEEmS8Bbik6xZ+m
rltckoM9NOBxEy0FAmWSAIACGwIAgQkQkoM9NOBxEy12IAQZFggAHRYhBMfbWiDe
EM41I8eUVb91DuYc8RB4BQJlkgCAAAoJEL91DuYc8RB4wM0A/2WEW4OuhAz0H30C
nEmpRZ+WTJhe9osW/JQEU/xxf2bcAQDr1Z+s8h3yWuHH+S3On88XynBh+B1Dnjlj
PgEizCuKCbL1AP0RCfID9krfCIsQSpr577ucOv5/cV1rdjTq35AMzZI8HQD/Vs/m
i73tHpA7cjO8LFOCXzc6qzJVopL3dPbk9KaTlAqYMwRlkgCAFgkrBgEEAdpHDwEB
B0DzboTIBKVrQ0SB+o4opLgRRPOJS/KQKaZEV2WnlTeUT7QQZml4dHVyZSBzdHJh
bmdlcoiQBBMWCAA4FiEEpKUgr0/8gQepuT1jLUcsDMMNMekFAmWSAIACGwMFCwkI
BwIGFQoJCAsCBBYCAwECHgECF4AACgkQLUcsDMMNMemSAgEAlIXsuIQvJI7M5X5v
vrcNCDPOM41gw2c/BrvOIumlEhMBAPg1nCI9j7hx9t2CU4wGEL1JP0AnAiVYAq5B
zBTEHSoL
=XanV
-----END PGP PUBLIC KEY BLOCK-----
)";

/// over `bytes`, by the stranger and the subkey
inline constexpr std::string_view two_signatures = R"(-----BEGIN PGP SIGNATURE-----

iHUEABYIAB0WIQSkpSCvT/yBB6m5PWMtRywMww0x6QUCZZIAgAAKCRAtRywMww0x
6R4TAQDVGQy2EP2VNUtpJrd0vnWxLfs6zBDaOGode+A7tS996AD/YSi5OtIs0aXQ
dVapaLJdD2L7zFoF9Qr4Lrslg54Tbw2IdQQAFggAHRYhBMfbWiDeEM41I8eUVb91
DuYc8RB4BQJlkgCAAAoJEL91DuYc8RB4fu8BAOdLwRPBTp57wR7kQ8yqMbI+0SKR
5KtAGj1hPeMmf7eFAQDkxLQdzT6BapC+EeHUT6E5h4opusmxAwdH+Jvw/8J6Aw==
=SNA9
-----END PGP SIGNATURE-----
)";

/// over `bytes`, by the RSA key with SHA-1
inline constexpr std::string_view sha1_signature = R"(-----BEGIN PGP SIGNATURE-----

iQEzBAABAgAdFiEE/Gez/zTS+lHx2Eo0nLGzgvj6spIFAmWSAIAACgkQnLGzgvj6
spJ0QQgAhyz7vwThpxOycGZya3cwY+ZRvQtOxqTNLeGI2asNWYAcy6K7e+FBVHTx
ZPCttcI6+hJcQvQqxqwEBuTwEavXfP2qDT4ygMEMRGXfzB7rGm7JvEzlHh4/IUCk
rqPtAO8dLp1KyXq+Hc2qhH1g+UIiOFn9oQYhBfy0YRcYBvpTNMoQ7BzDtQkMWciJ
Kt23NfORBoQeLhUBd/7I+nxVn1sYruFS4uimyhFq6tsXQo5nms0PjUjsR3yD1wQC
X/9G15gmbnGLHkM/AKvv60oXtX9JkYuXrz7UdTuTI3iI3ORxM3Ia7GJZSvqjOK5N
hngLuQ9cw9iOKU4IJmNCqMSsVqVh9Q==
=L+g+
-----END PGP SIGNATURE-----
)";

/// over `bytes` as text with canonical line ends, by the stranger
inline constexpr std::string_view text_signature = R"(-----BEGIN PGP SIGNATURE-----

iHUEARYIAB0WIQSkpSCvT/yBB6m5PWMtRywMww0x6QUCZZIAgAAKCRAtRywMww0x
6V6hAP95+px33AXzLfW4koW24ulmgU8XzWTCHGBbIzd0EaktjgD/cSGGMVdFYsV9
+yFSy7EslxfUKX43tThACpnCPwtuMgU=
=YDgZ
-----END PGP SIGNATURE-----
)";

}  // namespace test_keys
