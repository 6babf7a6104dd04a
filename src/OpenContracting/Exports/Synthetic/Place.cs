namespace OpenContracting.Exports.Synthetic;

/// <summary>Where a thing is built or delivered, as positions in the vocabulary.</summary>
internal readonly record struct Place(int ProvinceIndex, int DistrictIndex, int CommunityIndex)
{
    public static Place In(Vocabulary vocabulary, int province, ref Dice dice)
    {
        var districts = vocabulary.Provinces[province].Districts;
        var district = dice.Below(districts.Length);
        return new(province, district, dice.Below(districts[district].Places.Length));
    }

    public Province Province(Vocabulary vocabulary) => vocabulary.Provinces[ProvinceIndex];

    public District District(Vocabulary vocabulary) => Province(vocabulary).Districts[DistrictIndex];

    public string Community(Vocabulary vocabulary) => District(vocabulary).Places[CommunityIndex];

    public string OtherCommunity(Vocabulary vocabulary)
    {
        var places = District(vocabulary).Places;
        return places[(CommunityIndex + 1) % places.Length];
    }
}
