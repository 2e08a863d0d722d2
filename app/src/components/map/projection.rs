//! Where a place stands on the map of Europe.
//!
//! Lambert azimuthal equal-area, spherical form (J. P. Snyder, *Map Projections: A Working Manual*, USGS Professional
//! Paper 1395, 1987, equations 24-2, 22-4 and 22-5), centred on 52° N 10° E like the European grid ETRS89-LAEA. Equal
//! area, so that no country looks larger than it is. The difference from the ellipsoid is below what a dot shows.
//!
//! With φ, λ the latitude and longitude, φ₀, λ₀ those of the centre, and a sphere of radius 1:
//!
//! ```text
//! k = √(2 / (1 + sin φ₀ sin φ + cos φ₀ cos φ cos(λ − λ₀)))
//! x = k cos φ sin(λ − λ₀)
//! y = k (cos φ₀ sin φ − sin φ₀ cos φ cos(λ − λ₀))
//! ```

/// Latitude of the centre, degrees north.
const CENTRE_LATITUDE: f64 = 52.0;
/// Longitude of the centre, degrees east.
const CENTRE_LONGITUDE: f64 = 10.0;
/// Left edge of the frame, in radii of the sphere.
const LEFT: f64 = -0.285;
/// Upper edge of the frame, in radii of the sphere.
const TOP: f64 = 0.352;
/// SVG units in one radius: the frame is 0.69 radii and 1000 units wide, so a unit is about 4.4 km.
const UNITS: f64 = 1000.0 / 0.69;

/// The SVG coordinates (x to the right, y downwards) of a place in the frame of [`super::outline::VIEW_BOX`].
///
/// `lat` and `lon` are degrees, north and east positive. Every mission city falls inside the frame; other places may
/// fall outside. Only the antipode of the centre (52° S 170° W) has no place on the map: its result is not finite.
#[must_use]
pub fn project(lat: f64, lon: f64) -> (f64, f64) {
    let (sin_centre, cos_centre) = CENTRE_LATITUDE.to_radians().sin_cos();
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let (sin_lon, cos_lon) = (lon - CENTRE_LONGITUDE).to_radians().sin_cos();
    let k = (2.0 / (1.0 + sin_centre * sin_lat + cos_centre * cos_lat * cos_lon)).sqrt();
    let x = k * cos_lat * sin_lon;
    let y = k * (cos_centre * sin_lat - sin_centre * cos_lat * cos_lon);
    ((x - LEFT) * UNITS, (TOP - y) * UNITS)
}

#[cfg(test)]
mod tests {
    use super::{LEFT, TOP, UNITS, project};

    /// The places nearest to the edges of the frame, among the mission cities.
    const OUTERMOST: [(&str, f64, f64); 6] = [
        ("Reykjavík", 64.13548, -21.89541),
        ("Lisbon", 38.72509, -9.1498),
        ("Umeå", 63.82842, 20.25972),
        ("Lappeenranta", 61.05871, 28.18871),
        ("Limassol", 34.68406, 33.03794),
        ("Eilat", 29.55805, 34.94821),
    ];

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn the_centre_is_where_the_frame_says() {
        let (x, y) = project(52.0, 10.0);
        assert!(near(x, -LEFT * UNITS) && near(y, TOP * UNITS));
    }

    #[test]
    fn due_north_of_the_centre_lengths_follow_the_chord() {
        // On the central meridian the formula reduces to y = 2 sin((φ − φ₀) / 2).
        let (x, y) = project(62.0, 10.0);
        assert!(near(x, -LEFT * UNITS));
        assert!(near(y, (TOP - 2.0 * 5_f64.to_radians().sin()) * UNITS));
    }

    #[test]
    fn east_and_west_of_the_central_meridian_mirror_each_other() {
        let (west, east) = (project(45.0, 2.0), project(45.0, 18.0));
        assert!(near(west.0 + east.0, -2.0 * LEFT * UNITS) && near(west.1, east.1));
    }

    #[test]
    fn equal_areas_stay_equal() {
        // A quarter degree cell covers area (sin φ₂ − sin φ₁) Δλ, wherever it lies.
        for (lat, lon) in [(36.0, -9.0), (52.0, 10.0), (64.0, -21.0), (35.0, 33.0)] {
            let step = 0.25;
            let corners = [(lat, lon), (lat, lon + step), (lat + step, lon + step), (lat + step, lon)];
            let points = corners.map(|(lat, lon)| project(lat, lon));
            let mut doubled = 0.0;
            for (i, a) in points.iter().enumerate() {
                let b = points[(i + 1) % points.len()];
                doubled += a.0 * b.1 - b.0 * a.1;
            }
            let on_map = doubled.abs() / 2.0 / (UNITS * UNITS);
            let radians = f64::to_radians;
            let on_sphere = (radians(lat + step).sin() - radians(lat).sin()) * radians(step);
            assert!((on_map / on_sphere - 1.0).abs() < 1e-4, "{lat} {lon}: {on_map} {on_sphere}");
        }
    }

    #[test]
    fn places_keep_their_order() {
        let lisbon = project(38.72509, -9.1498);
        let paris = project(48.85341, 2.3488);
        let warsaw = project(52.22977, 21.01178);
        let istanbul = project(41.01384, 28.94966);
        assert!(lisbon.0 < paris.0 && paris.0 < warsaw.0 && warsaw.0 < istanbul.0);
        assert!(warsaw.1 < paris.1 && paris.1 < istanbul.1 && istanbul.1 < lisbon.1);
    }

    #[test]
    fn the_frame_shows_the_outermost_cities_with_room_for_a_dot() {
        for (name, lat, lon) in OUTERMOST {
            let (x, y) = project(lat, lon);
            assert!((12.0..=988.0).contains(&x) && (12.0..=1008.0).contains(&y), "{name}: {x} {y}");
        }
    }
}
