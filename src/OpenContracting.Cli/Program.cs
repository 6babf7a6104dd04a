Console.WriteLine("occ");
