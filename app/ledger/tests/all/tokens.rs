//! Tokens: the vectors of RFC 9497, and what must not work.

use data_encoding::HEXLOWER;
use ledger::bytes::{Blinded, Blinding, Evaluated, TokenInput, TokenKey, TokenProof, TokenSecret};
use ledger::token::{Issued, Issuer, Token, TokenError, blind, finalize};
use proptest::prelude::*;

use crate::poll::{Chance, ORIGIN};

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    HEXLOWER.decode(hex.as_bytes()).unwrap().try_into().unwrap()
}

/// A scalar as the 64 bytes that reduce to it.
fn scalar(hex: &str) -> [u8; 64] {
    [bytes::<32>(hex), [0; 32]].concat().try_into().unwrap()
}

/// Appendix A.1.2: mode VOPRF, ristretto255-SHA512, batch size 1.
#[test]
fn the_vectors_of_rfc_9497() {
    let key = Issuer::derive([0xa3; 32], "test key").unwrap();
    assert_eq!(key.secret().0, bytes("e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909"));
    assert_eq!(key.public().0, bytes("c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e"));
    assert_eq!(Issuer::read(&key.secret()).unwrap().public(), key.public());
    let blinding = Blinding(scalar("64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706"));
    let chance = scalar("222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e");
    let vectors: [(&[u8], &str, &str, &str, &str); 2] = [
        (
            &[0],
            "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
            "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
            "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
            "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
        ),
        (
            &[0x5a; 17],
            "cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c",
            "60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468",
            "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
            "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
        ),
    ];
    for (input, blinded, evaluated, proof, output) in vectors {
        let hidden = blind(input, &blinding).unwrap();
        assert_eq!(hidden.0, bytes(blinded));
        let issued = key.issue(&hidden, chance).unwrap();
        assert_eq!((issued.evaluated.0, issued.proof.0), (bytes(evaluated), bytes(proof)));
        assert_eq!(finalize(input, &blinding, &issued, &key.public()).unwrap().0, bytes(output));
    }
}

/// A token of this key, with what it was made from.
fn made(key: &Issuer, chance: &mut Chance) -> (Token, Blinding, Issued) {
    let input = TokenInput(chance.bytes());
    let blinding = Blinding(chance.sixty_four());
    let issued = key.issue(&blind(&input.0, &blinding).unwrap(), chance.sixty_four()).unwrap();
    let output = finalize(&input.0, &blinding, &issued, &key.public()).unwrap();
    (Token { input, output }, blinding, issued)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_token_is_good_with_its_key_alone(seed in any::<u64>(), bit in 0_usize..96 * 8) {
        let mut chance = Chance(seed >> 1);
        let (key, other) = (Issuer::derive(chance.bytes(), ORIGIN).unwrap(), Issuer::derive(chance.bytes(), ORIGIN).unwrap());
        let (token, blinding, issued) = made(&key, &mut chance);
        prop_assert!(key.check(&token));
        prop_assert!(!other.check(&token));
        // What the voter would get of another key is refused: they cannot be marked by it.
        prop_assert_eq!(finalize(&token.input.0, &blinding, &issued, &other.public()), Err(TokenError::OtherKey));
        let hidden = blind(&token.input.0, &blinding).unwrap();
        let foreign = other.issue(&hidden, chance.sixty_four()).unwrap();
        prop_assert_eq!(finalize(&token.input.0, &blinding, &foreign, &key.public()), Err(TokenError::OtherKey));
        // The same key for the same input gives the same output under whatever blinding.
        let again = Blinding(chance.sixty_four());
        let anew = key.issue(&blind(&token.input.0, &again).unwrap(), chance.sixty_four()).unwrap();
        prop_assert_eq!(finalize(&token.input.0, &again, &anew, &key.public()), Ok(token.output));
        let mut changed = token;
        match bit / 8 {
            place @ 0..32 => changed.input.0[place] ^= 1 << (bit % 8),
            place => changed.output.0[place - 32] ^= 1 << (bit % 8),
        }
        prop_assert!(!key.check(&changed));
        let text = serde_json::to_string(&token).unwrap();
        prop_assert_eq!(serde_json::from_str::<Token>(&text).unwrap(), token);
    }

    #[test]
    fn no_bytes_make_it_panic(any in any::<[u8; 32]>(), proof in any::<[u8; 32]>()) {
        let key = Issuer::derive([1; 32], ORIGIN).unwrap();
        let _ = key.issue(&Blinded(any), [7; 64]);
        let issued = Issued { evaluated: Evaluated(any), proof: TokenProof([proof, any].concat().try_into().unwrap()) };
        prop_assert!(finalize(&[1; 32], &Blinding([3; 64]), &issued, &key.public()).is_err());
        let _ = Issuer::read(&TokenSecret(any));
    }
}

#[test]
fn what_is_no_key_is_refused() {
    // Zero, the order of the group, and one more than it.
    let order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    for secret in ["00".repeat(32).as_str(), order, &order.replacen("ed", "ee", 1)] {
        assert_eq!(Issuer::read(&TokenSecret(bytes(secret))).err(), Some(TokenError::Bytes), "{secret}");
    }
    assert!(!TokenKey([0; 32]).is_sound(), "the neutral point");
    assert!(!TokenKey([0xff; 32]).is_sound());
    let key = Issuer::derive([1; 32], ORIGIN).unwrap();
    assert!(key.public().is_sound());
    assert_eq!(key.issue(&Blinded([0; 32]), [1; 64]), Err(TokenError::Bytes));
    // Chance of nothing but zeros must not make it search for ever.
    assert!(blind(&[1; 32], &Blinding([0; 64])).is_ok());
}

/// Two polls of one seed have two keys, for the name of the log goes into them.
#[test]
fn each_poll_has_its_own_key() {
    let (one, other) = (Issuer::derive([1; 32], ORIGIN).unwrap(), Issuer::derive([1; 32], "parvis.example/polls/13").unwrap());
    assert_ne!(one.public(), other.public());
    assert!(!other.check(&made(&one, &mut Chance(9)).0));
}
